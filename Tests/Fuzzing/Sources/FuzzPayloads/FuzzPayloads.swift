import FuzzLaws
import PayloadLaws

@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Law.payloads.hold(data, count)
}
