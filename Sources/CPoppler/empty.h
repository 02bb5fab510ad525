// Nothing of Poppler is seen by Swift: this target only says where its headers and library stand.
