package image

import "strings"

// RepoDigest is the digest under which a registry knows the image; the one of its own repository if there are several.
func RepoDigest(name string, digests []string) string {
	if len(digests) == 0 {
		return ""
	}
	repository, _, _ := strings.Cut(name, ":")
	for _, digest := range digests {
		if strings.HasPrefix(digest, repository) {
			return digest
		}
	}
	return digests[0]
}
