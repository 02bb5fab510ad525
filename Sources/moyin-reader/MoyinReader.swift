import MoyinDocuments
import MoyinFormats

@main
struct MoyinReader {
    static func main() {}
}
