"""A simulated tenant: a floor that behaves like one, behind the API's exact surface. It knows nothing of the client."""
