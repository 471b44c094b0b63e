"""`make bench`: how fast the skill starts and answers, against peers measured in the same run."""
