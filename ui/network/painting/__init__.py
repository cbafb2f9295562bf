"""How the map is drawn, on the screen and into files alike."""
