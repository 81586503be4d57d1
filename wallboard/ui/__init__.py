"""The screen: a function of the latest situation, the moment, the cursor and the filter. It reads nothing by itself."""
