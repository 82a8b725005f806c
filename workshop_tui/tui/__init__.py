"""The screens. The only room that knows Textual; it holds no rules and no SQL."""
