"""The rules that the real base keeps."""
