"""The settings: one's own screen and keys; for administrators the policy, the staff, the roster."""
