"""The call sheet on paper and typed back."""
