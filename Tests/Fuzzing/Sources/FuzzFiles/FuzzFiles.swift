import FileLaws
import FuzzLaws
import Glibc

/// What is converted by another program is not read here: it takes seconds, and its faults are its own. Without a folder for
/// temporary files it is not started.
private let isAlone = setenv("TMPDIR", "/nonexistent", 1) == 0

@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    isAlone ? Law.files.hold(data, count) : 1
}
