"""Muscle Mentor: what runs on AWS Lambda."""
