// swift-tools-version: 6.2
import PackageDescription

// A package of its own: fuzz targets need flags that SwiftPM calls unsafe, and a main function that only
// `--sanitize=fuzzer` brings. See README.md.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Each passes its bytes to the law of the same name, which the tests of the project replay too.
let fuzzers: [Target] = ["FuzzScan", "FuzzText", "FuzzRules", "FuzzHTML", "FuzzNames", "FuzzPolicy"].map {
    .executableTarget(name: $0, dependencies: ["FuzzLaws"], swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
}

let package = Package(
    name: "moyin-fuzzing",
    dependencies: [.package(name: "moyin", path: "../..")],
    targets: [
        .target(name: "FuzzLaws", dependencies: [.product(name: "Moyin", package: "moyin")], swiftSettings: strict),
        // Apart from the others, which need no HTTP: `run` builds what it is told to.
        .target(
            name: "PayloadLaws", dependencies: ["FuzzLaws", .product(name: "MoyinService", package: "moyin")], swiftSettings: strict),
        .executableTarget(
            name: "FuzzPayloads", dependencies: ["FuzzLaws", "PayloadLaws"], swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]),
        // Nor do the others need the libraries of all formats.
        .target(
            name: "FileLaws",
            dependencies: ["FuzzLaws", .product(name: "MoyinFormats", package: "moyin"), .product(name: "OfficeSamples", package: "moyin")], swiftSettings: strict),
        .executableTarget(name: "FuzzFiles", dependencies: ["FuzzLaws", "FileLaws"], swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]),
    ] + fuzzers
)
