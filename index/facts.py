"""The names of the facts about a whole index that its store keeps."""

HOLDERS = "files that hold several"  # what `index.digests.Digests.written` gives
UNREAD = "not read"  # see `index.unread`
