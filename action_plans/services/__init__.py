"""The only writers of charters, plans and plan templates."""
from .actions import (
    add_action,
    drop_action,
    edit_action,
    finish_action,
    make_plan,
    move_action,
    reopen_action,
    set_progress,
)
from .agreements import draft_agreement, sign_agreement
from .templates import Row, default_rows, install_default_template, save_template

__all__ = [
    "Row", "add_action", "default_rows", "draft_agreement", "drop_action", "edit_action", "finish_action", "install_default_template",
    "make_plan", "move_action", "reopen_action", "save_template", "set_progress", "sign_agreement",
]
