package image

// umask forbids nothing where there is none.
func umask() int64 {
	return 0
}
