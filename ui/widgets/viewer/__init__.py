"""The document beside the claim: pages, zoom, contrast, and boxes round what was read."""
