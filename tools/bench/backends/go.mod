module github.com/pulumi-compose/pulumi-compose/tools/bench/backends

go 1.25

require (
	github.com/hanwen/go-fuse/v2 v2.12.1
	github.com/johannesboyne/gofakes3 v1.2.0
)

require (
	github.com/ryszard/goskiplist v0.0.0-20150312221310-2dfbae5fcf46 // indirect
	go.shabbyrobe.org/gocovmerge v0.0.0-20230507111327-fa4f82cfbf4d // indirect
	golang.org/x/sys v0.28.0 // indirect
	golang.org/x/tools v0.8.0 // indirect
)
