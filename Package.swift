// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is compiled alike; `Tests` see the same rules as the sources.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "moyin",
    products: [
        .library(name: "Moyin", targets: ["Moyin"]),
        .executable(name: "moyin", targets: ["moyin-cli"]),
        .executable(name: "moyin-server", targets: ["moyin-server"]),
        .executable(name: "moyin-reader", targets: ["moyin-reader"]),
        // For the fuzz targets and benchmarks, packages of their own, which see products alone. Nothing is promised of their
        // interfaces.
        .library(name: "MoyinService", targets: ["MoyinService"]),
        .library(name: "MoyinFormats", targets: ["MoyinFormats"]),
        .library(name: "OfficeSamples", targets: ["OfficeSamples"]),
    ],
    dependencies: [
        // Arguments, help, completions and the manual page of the command line.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // YAML (libyaml) for rule packs: a format that officers' technicians can edit, with line numbers for errors.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // HTTP on SwiftNIO for the service. Without traits it needs neither swift-configuration nor all of Foundation,
        // which halves its build.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        // What hummingbird's own interface is made of: buffers, header fields, log records, orderly ends.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        // TLS for hummingbird: BoringSSL.
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        // SQLite for the ledger and the service's jobs: what was accepted outlives the process.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // HMAC for the service's signatures; AES-CBC and SHA-512 for the operators of Presidio's contract.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        // MARK: C
        // ICU 72 behind plain C functions: its headers never meet Foundation's.
        .target(
            name: "CICU",
            linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n"), .linkedLibrary("icudata")]),
        // PCRE2, 16-bit library with JIT, for the rules that users add.
        .target(name: "CPCRE2", linkerSettings: [.linkedLibrary("pcre2-16")]),
        // 64 bytes in, one 64-bit mask a class out.
        .target(name: "CByteKernels"),
        // Where a name may begin, many characters at a time.
        .target(name: "CNameKernels"),
        // `Patterns/` inside the binary.
        .target(name: "CBuiltinData"),
        // The console's pages inside the binary: a service in a closed network has no other place to load them from.
        .target(name: "CConsole", exclude: ["web"]),
        // What the service says of itself, inside the binary for the same reason.
        .target(name: "CServiceDocument", exclude: ["api"]),

        // XML of office files. Its headers stand where its own pkg-config file says.
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        // Archives that office files are, read and written in memory.
        .target(name: "CZip", linkerSettings: [.linkedLibrary("zip")]),
        // zlib, for web archives; a part of what libzip needs anyway.
        .target(name: "CGzip", linkerSettings: [.linkedLibrary("z")]),
        // The other archives: 7z, tar, rar, gzip, bzip2, xz.
        .target(name: "CArchive", linkerSettings: [.linkedLibrary("archive")]),

        // Where Poppler's headers stand: the pages of PDF files.
        .systemLibrary(name: "CPoppler", pkgConfig: "poppler", providers: [.apt(["libpoppler-private-dev"])]),
        // PDF behind plain C: Poppler draws its pages onto a device of ours, qpdf reads its objects and writes the copy, and
        // libjpeg, which qpdf packs with, is told how well a photograph is to be packed again. zlib unpacks what is drawn, in half
        // the time that Poppler takes.
        .target(
            name: "CPDF", dependencies: ["CPoppler"],
            linkerSettings: [.linkedLibrary("poppler"), .linkedLibrary("qpdf"), .linkedLibrary("jpeg"), .linkedLibrary("z")]),
        // Tesseract and leptonica, for text of pictures, and zlib for what is packed in them beside it; behind plain C functions, since their headers are hundreds.
        .target(name: "COCR", linkerSettings: [.linkedLibrary("tesseract"), .linkedLibrary("lept"), .linkedLibrary("z")]),
        // ZXing-C++, for QR codes and bar codes of pictures; behind plain C, for its results are C++.
        .target(name: "CBarcode", linkerSettings: [.linkedLibrary("ZXing")]),
        // Mail: MIME in all its encodings, read and written again. GLib's headers stand where GMime's pkg-config file says.
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .target(name: "CMail", dependencies: ["CGMime"]),
        // LibreOffice, run for a file of the binary age: what happens between fork and exec is C.
        .target(name: "COffice"),

        // MARK: core
        .target(name: "MoyinTypes", swiftSettings: strict),
        .target(name: "MoyinText", dependencies: ["CICU", "CByteKernels", "MoyinTypes"], swiftSettings: strict),
        .target(name: "MoyinValidators", dependencies: ["MoyinTypes"], swiftSettings: strict),
        .target(
            name: "MoyinRules",
            dependencies: ["MoyinTypes", "MoyinText", "MoyinValidators", "CBuiltinData", "CPCRE2", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(
            name: "MoyinScan",
            dependencies: ["MoyinTypes", "MoyinText", "MoyinValidators", "MoyinRules", "MoyinNames", "CByteKernels", "CPCRE2"],
            swiftSettings: strict),
        // Person names: candidates, features, a lattice, a model file.
        .target(name: "MoyinNames", dependencies: ["MoyinText", "CNameKernels"], swiftSettings: strict),
        .target(name: "MoyinPolicy", dependencies: ["MoyinTypes", "MoyinText", "MoyinRules", "CByteKernels"], swiftSettings: strict),
        // Files that are more than text, as the text a reader sees and the way back.
        .target(name: "MoyinDocuments", dependencies: ["MoyinTypes", "MoyinText"], swiftSettings: strict),
        .target(
            name: "Moyin",
            dependencies: ["MoyinTypes", "MoyinText", "MoyinRules", "MoyinScan", "MoyinPolicy", "MoyinDocuments"],
            swiftSettings: strict),

        // MARK: edges
        // What the command line and the service write and read alike: the JSON of a document, JSON lines, review records, messages in two languages.
        .target(name: "MoyinReports", dependencies: ["Moyin", "MoyinDocuments", "MoyinRules", "MoyinText", "MoyinTypes"], swiftSettings: strict),
        // Files that are no texts, read in processes of their own: what both edges do with them.
        .target(name: "MoyinFiles", dependencies: ["Moyin", "MoyinReports", "MoyinDocuments", "MoyinText", "MoyinTypes"], swiftSettings: strict),
        // Runs, corrections and figures of what is published, in one SQLite file.
        .target(
            name: "MoyinLedger", dependencies: ["Moyin", "MoyinReports", "MoyinText", "MoyinTypes", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        // From what is published to the ledger and its reports.
        .target(
            name: "MoyinAudit",
            dependencies: ["MoyinLedger", "MoyinFiles", "Moyin", "MoyinReports", "MoyinDocuments", "MoyinRules", "MoyinText", "MoyinTypes", "CGzip", "CZip"], swiftSettings: strict),
        .executableTarget(
            name: "moyin-cli",
            dependencies: ["Moyin", "MoyinAudit", "MoyinLedger", "MoyinFiles", "MoyinReports", "MoyinTypes", "MoyinText", "MoyinDocuments", "MoyinRules", "MoyinNames", "MoyinPolicy", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Sources/moyin", swiftSettings: strict),

        // The service without its `main`: routes, payloads, limits, keys. The command line does not link it.
        .target(
            name: "MoyinService",
            dependencies: [
                "CConsole", "CServiceDocument", "Moyin", "MoyinAudit", "MoyinDocuments", "MoyinFiles", "MoyinLedger", "MoyinReports", "MoyinRules", "MoyinText", .product(name: "Hummingbird", package: "hummingbird"),
                // The source of the document at /openapi.json.
                .product(name: "Yams", package: "Yams"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "HummingbirdCore", package: "hummingbird"), .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"), .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"), .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "moyin-server",
            dependencies: [
                "MoyinService", "Moyin", "MoyinReports", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"), .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // Texts of our own from a seed, labelled: a second witness beside the validators, so it shares no code with them.
        .target(name: "MoyinCorpus", dependencies: ["MoyinTypes"], swiftSettings: strict),
        .executableTarget(
            name: "moyin-corpus",
            dependencies: ["MoyinCorpus", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),

        // One reader and writer a format. Only the process that reads files links them: what harms it ends it alone.
        .target(
            name: "MoyinFormats",
            dependencies: ["MoyinDocuments", "MoyinText", "CArchive", "CBarcode", "CMail", "COCR", "COffice", "CPDF", "CXML2", "CZip"], swiftSettings: strict),
        .executableTarget(name: "moyin-reader", dependencies: ["MoyinFormats", "MoyinDocuments"], swiftSettings: strict),

        // MARK: tests
        .testTarget(name: "MoyinValidatorsTests", dependencies: ["MoyinValidators"], swiftSettings: strict),
        .testTarget(name: "MoyinTextTests", dependencies: ["MoyinText", "MoyinRules", "MoyinTypes", "CICU"], swiftSettings: strict),
        .testTarget(name: "MoyinRulesTests", dependencies: ["MoyinRules", "MoyinTypes"], swiftSettings: strict),
        .testTarget(name: "MoyinNamesTests", dependencies: ["MoyinNames", "MoyinRules", "MoyinText", "CNameKernels"], swiftSettings: strict),
        .testTarget(name: "MoyinScanTests", dependencies: ["MoyinScan", "MoyinRules", "MoyinTypes", "CByteKernels"], swiftSettings: strict),
        .testTarget(
            name: "MoyinPolicyTests", dependencies: ["MoyinPolicy", "MoyinRules", "MoyinText", "MoyinTypes"], swiftSettings: strict),
        .testTarget(name: "MoyinDocumentsTests", dependencies: ["MoyinDocuments", "Moyin"], swiftSettings: strict),
        // Office files with a value in every place that may hold one.
        .target(name: "OfficeSamples", dependencies: ["CZip"], path: "Tests/OfficeSamples", swiftSettings: strict),
        .testTarget(name: "MoyinFormatsTests", dependencies: ["MoyinFormats", "MoyinDocuments", "MoyinText", "CZip", "OfficeSamples"], exclude: ["Files"], swiftSettings: strict),
        // Through the process that reads files, which is built for it.
        .testTarget(
            name: "MoyinFilesTests", dependencies: ["MoyinFiles", "Moyin", "MoyinDocuments", "MoyinReports", "OfficeSamples", "moyin-reader"], swiftSettings: strict),
        .testTarget(
            name: "MoyinLedgerTests", dependencies: ["MoyinLedger", "MoyinText", "MoyinTypes", .product(name: "GRDB", package: "GRDB.swift")],
            exclude: ["Ledgers"], swiftSettings: strict),
        .testTarget(name: "MoyinAuditTests", dependencies: ["MoyinAudit", "MoyinLedger", "MoyinReports", "Moyin", "CZip", "moyin-reader"], swiftSettings: strict),
        .testTarget(
            name: "MoyinTests", dependencies: ["Moyin", "MoyinText", "MoyinPolicy", "MoyinRules", "MoyinTypes", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
        .testTarget(name: "CByteKernelsTests", dependencies: ["CByteKernels"], swiftSettings: strict),
        .testTarget(name: "MoyinCorpusTests", dependencies: ["MoyinCorpus"], swiftSettings: strict),
        .testTarget(name: "CommandLineTests", dependencies: ["moyin-cli", "moyin-reader", "OfficeSamples", "Moyin", "MoyinReports", "MoyinPolicy", "MoyinRules", "MoyinTypes"], swiftSettings: strict),
        // Against a live server over plain sockets: HummingbirdTesting would bring an HTTP client, BoringSSL and minutes of building.
        .testTarget(
            name: "MoyinServiceTests",
            dependencies: [
                "MoyinService", "moyin-server", "moyin-reader", "Moyin", "MoyinFiles", "MoyinLedger", "MoyinCorpus", "MoyinReports", .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"), .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            exclude: ["Exchanges"], swiftSettings: strict),
        // The console in a real browser, over pipes: no driver, no WebSocket, nothing to download.
        .testTarget(
            name: "ConsoleTests",
            dependencies: [
                "MoyinService", "Moyin", .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        // The laws of the fuzz targets over inputs that once broke them; the targets are a package of their own.
        .testTarget(
            name: "RegressionReplayTests",
            dependencies: [
                "Moyin", "MoyinPolicy", "MoyinScan", "MoyinText", "MoyinTypes", "MoyinDocuments", "MoyinNames", "MoyinRules", "CByteKernels",
                "MoyinService", "MoyinReports", "MoyinFormats", "OfficeSamples",
            ],
            path: "Tests/Fuzzing/Sources",
            exclude: ["FuzzFiles", "FuzzHTML", "FuzzNames", "FuzzPayloads", "FuzzPolicy", "FuzzRules", "FuzzScan", "FuzzText"], swiftSettings: strict),
    ],
    cLanguageStandard: .gnu2x,
    cxxLanguageStandard: .cxx20
)
