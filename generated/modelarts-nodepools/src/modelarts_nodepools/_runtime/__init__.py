"""What every generated client runs on; copied as it is, and knows no API."""
