"""The main job from end to end, as a person would do it, over HTTP alone."""
