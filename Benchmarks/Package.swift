// swift-tools-version: 6.2
import PackageDescription

// A package of its own: the competitors' libraries are no dependency of the project, and its build does not know them.
let package = Package(
    name: "moyin-benchmarks",
    dependencies: [
        .package(name: "moyin", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // What all regular-expression engines look like to the measurement: one call over the whole text.
        .target(name: "CRegexEngine"),
        .target(name: "CRegexPCRE2", dependencies: ["CRegexEngine"], linkerSettings: [.linkedLibrary("pcre2-8")]),
        .target(name: "CRegexRE2", dependencies: ["CRegexEngine"], linkerSettings: [.linkedLibrary("re2")]),
        .target(name: "CRegexVectorscan", dependencies: ["CRegexEngine"], linkerSettings: [.linkedLibrary("hs")]),
        // malloc and its kin, counted.
        .target(name: "CAllocationCounter"),
        .executableTarget(
            name: "moyin-bench",
            dependencies: [
                "CRegexEngine", "CRegexPCRE2", "CRegexRE2", "CRegexVectorscan", "CAllocationCounter",
                .product(name: "Moyin", package: "moyin"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
            ]),
        // Files that are made to harm, given to the command line one after another.
        .executableTarget(
            name: "moyin-hostile", dependencies: [.product(name: "OfficeSamples", package: "moyin")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
            ]),
    ],
    cLanguageStandard: .gnu2x,
    cxxLanguageStandard: .gnucxx17
)
