"""Figures: made-up dumps of any size, and what they cost to load, to show and to set up."""
