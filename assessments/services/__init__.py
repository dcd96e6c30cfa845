"""The only writers of needs, skills and goals."""
from .goals import close_goal, create_goal, edit_goal, reopen_goal, update_progress
from .needs import add_skills, remove_skill, save_levels, save_step
from .skill_list import add_family, add_skill, edit_family, edit_skill
from .skills import import_skills, install_skills, offer_skill
from .style import save_style

__all__ = [
    "add_family", "add_skill", "add_skills", "close_goal", "create_goal", "edit_family", "edit_goal", "edit_skill", "import_skills",
    "install_skills", "offer_skill", "remove_skill", "reopen_goal", "save_levels", "save_step", "save_style", "update_progress",
]
