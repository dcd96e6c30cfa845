"""A line of a few days as SVG coordinates, drawn by the server. The numbers stand in the page's table as well."""


def sparkline(values: list[int], width: int = 120, height: int = 28) -> str:
    """`points` of a polyline inside width × height, empty under two values. The lowest value touches the bottom."""
    if len(values) < 2:
        return ""
    low, span = min(values), (max(values) - min(values)) or 1
    step = width / (len(values) - 1)
    return " ".join(f"{n * step:.1f},{height - 2 - (value - low) * (height - 4) / span:.1f}" for n, value in enumerate(values))
