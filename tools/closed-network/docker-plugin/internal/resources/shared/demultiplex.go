package shared

import "encoding/binary"

const headerBytes = 8

// Demultiplex takes the engine's frame headers out of a log, so that standard output and error follow one another as
// written.
func Demultiplex(log []byte) []byte {
	plain := []byte{}
	for len(log) >= headerBytes {
		length := uint64(binary.BigEndian.Uint32(log[4:]))
		log = log[headerBytes:]
		part := log[:min(length, uint64(len(log)))]
		plain = append(plain, part...)
		log = log[len(part):]
	}
	return plain
}
