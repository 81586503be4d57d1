"""What `wallboard check` looks at, one module per subject. Each looks and says; none prints."""
