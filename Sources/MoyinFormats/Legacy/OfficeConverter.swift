internal import COffice
internal import Glibc
internal import MoyinDocuments
internal import Synchronization

/// LibreOffice, where it is installed: one file in, one file of another type out.
///
/// Each run has a folder of its own that nobody else can read, and no network; it follows no link, runs no macro, and is
/// ended when its time is over.
enum OfficeConverter {
    /// Start and a document of some hundred pages.
    private static let milliseconds: Int32 = 90_000

    /// A type, the filter that reads it and the one that writes it.
    struct Step {
        var from: String, reading: String, to: String, writing: String

        var reversed: Step { Step(from: to, reading: writing, to: from, writing: reading) }
    }

    private static let places = [
        "/usr/lib/libreoffice/program/soffice.bin", "/usr/lib64/libreoffice/program/soffice.bin", "/opt/libreoffice/program/soffice.bin",
        "/usr/local/lib/libreoffice/program/soffice.bin",
    ]

    private static let program: String? = places.first { access($0, X_OK) == 0 }

    static var isInstalled: Bool { program != nil }

    // To write a copy, the same file is converted once more.
    private static let last = Mutex<(input: [UInt8], to: String, output: [UInt8])>(([], "", []))

    /// - Throws: ``FileFailure``: `readerMissing`, `tooSlow`, or `damaged` when it gives no file.
    static func convert(_ bytes: [UInt8], _ step: Step, _ limits: FileLimits) throws(FileFailure) -> [UInt8] {
        let known: [UInt8]? = last.withLock { $0.to == step.to && $0.input == bytes ? $0.output : nil }
        if let known { return known }
        guard limits.asksSlowReaders, let program else { throw FileFailure(.readerMissing, "libreoffice") }
        guard let folder = PrivateFolder() else { throw FileFailure(.readerMissing, "folder") }
        defer { folder.remove() }
        guard folder.write("in.\(step.from)", bytes), folder.makeFolder("profile"), folder.makeFolder("profile/user"), folder.makeFolder("out"),
            folder.write("profile/user/registrymodifications.xcu", Array(settings.utf8))
        else { throw FileFailure(.readerMissing, "folder") }
        let arguments = [
            program, "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
            "--infilter=\(step.reading)", "--convert-to", "\(step.to):\(step.writing)", "--outdir", "\(folder.path)/out", "\(folder.path)/in.\(step.from)",
        ]
        let environment = ["HOME=\(folder.path)", "TMPDIR=\(folder.path)", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"]
        var status: Int32
        var runs = 0
        repeat {
            status = withStrings(arguments) { arguments in
                withStrings(environment) { moyin_office_run(program, arguments, $0, milliseconds, limits.fileBytes) }
            }
            runs += 1
            // With a new profile it asks to be started once more.
        } while status == 81 && runs < 3
        if status == -2 { throw FileFailure(.tooSlow, "libreoffice") }
        guard let output = folder.read("out/in.\(step.to)", most: limits.fileBytes) else { throw FileFailure(.damaged, "libreoffice") }
        last.withLock { $0 = (bytes, step.to, output) }
        return output
    }

    /// Nothing from elsewhere: no link is followed, no macro is run.
    private static let settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
        </oor:items>
        """

    private static func withStrings(_ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32) -> Int32 {
        var pointers = strings.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
    }
}
