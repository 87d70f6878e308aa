module pulumi-compose/tools/closed-network/docker-plugin

go 1.25.11

require (
	github.com/Microsoft/go-winio v0.6.2
	github.com/moby/patternmatcher v0.6.1
	github.com/pulumi/pulumi/sdk/v3 v3.259.0
	google.golang.org/grpc v1.83.1
	google.golang.org/protobuf v1.36.12
	pulumi-compose/tools/closed-network/stand-in v0.0.0
)

replace pulumi-compose/tools/closed-network/stand-in => ../stand-in

require (
	golang.org/x/net v0.57.0 // indirect
	golang.org/x/sys v0.47.0 // indirect
	golang.org/x/text v0.40.0 // indirect
	google.golang.org/genproto/googleapis/rpc v0.0.0-20260526163538-3dc84a4a5aaa // indirect
)
