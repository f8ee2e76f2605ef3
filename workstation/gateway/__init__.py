"""The rest of the world: uploads, reading, roster files, letters on paper, messages, keys."""
