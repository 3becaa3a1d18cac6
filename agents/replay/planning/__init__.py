"""Make a plan: from the topics of a cluster, or from files."""
