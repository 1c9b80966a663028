// swift-tools-version: 6.2
import PackageDescription

// The fuzzers of what takes bytes from outside; `make fuzz` builds and runs them. A package of its own, since it builds with --sanitize=fuzzer only.
let names = ["json", "intake", "manifest", "text", "read", "page", "warc", "mail", "zip", "web"]

let package = Package(
    name: "fuzzing",
    dependencies: [.package(name: "hudna", path: "..")],
    targets: names.map { name in
        .executableTarget(
            name: "fuzz-\(name)",
            dependencies: [.product(name: "HudnaParts", package: "hudna")],
            path: "Sources/\(name)",
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])])
    }
)
