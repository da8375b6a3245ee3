"""From what people type to what the search compares: folding, segmenting, periods, places, numbers."""
