"""The clients of others as contenders. Each module runs only where its client is installed."""
