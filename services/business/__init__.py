"""Firms: who is inside, who reports to whom, and who supplies, owns or guarantees whom."""
