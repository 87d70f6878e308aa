module github.com/pulumi-compose/pulumi-compose/tools/testing/rolling

go 1.25
