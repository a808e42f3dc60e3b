"""What a store is made of: the list, the worksheets, their signed PDFs, corrections, retention, and single blobs."""
