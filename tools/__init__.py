"""What builds, checks, evaluates, measures and packages the other rooms."""
