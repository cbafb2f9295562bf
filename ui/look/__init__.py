"""The look: tokens, palette, style, icons, small parts."""
