"""Nothing lost: backups, restoring, checking."""
