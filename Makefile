# make demo   the main job: train, record, check, measure, decide, report
# make test   every test
# make lint   format and structure
# make bench  the figures in Benchmarks/
#
# The release binary links Swift's libraries statically: it starts in milliseconds and runs without a toolchain.
# Frame pointers and debug information stay out of it.

RELEASE = swift build -c release --static-swift-stdlib --product stemma
BINARY = .build/release/stemma

.PHONY: all demo build test lint format bench packages clean

all: build

packages:
	@scripts/packages

build: packages
	$(RELEASE)

demo: build
	@scripts/demo $(BINARY)

test: packages
	swift build --build-tests
	swift test --skip-build

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

format:
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks

bench: build
	@Benchmarks/run

clean:
	rm -rf .build lab
