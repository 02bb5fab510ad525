/// A name that was found.
public struct FoundName: Sendable {
    /// Bytes, counted from the base that was given.
    public var start: Int
    public var end: Int
    public var form: NameForm
    /// 0 … 1, calibrated.
    public var probability: Float
    /// Characters of the surname; 0 where there is none.
    public var surnameLength: Int
    /// Bytes of a title or post right before the name, and right behind it.
    public var titleBefore: Range<Int>?
    public var titleAfter: Range<Int>?
    /// The number of the one before, or else of the one behind.
    public var title: Int?
    public var reasons: NameReasons
}

/// What decided, in tenths of a nat: above 0 it spoke for a name, below against one.
public struct NameReasons: Sendable, Equatable {
    public enum Part: Int, Sendable, CaseIterable {
        /// The characters of the name themselves.
        case characters
        /// What stands before and behind it.
        case before, after
        /// Common words that it is, holds or cuts through.
        case words
        /// A title or post beside it.
        case title
        /// Its neighbours in a list or table.
        case list
        /// The rest of the text: the same name elsewhere, how many names there are.
        case text
    }
    private var values: (Int16, Int16, Int16, Int16, Int16, Int16, Int16) = (0, 0, 0, 0, 0, 0, 0)

    public init() {}

    public subscript(_ part: Part) -> Int16 {
        get {
            switch part {
            case .characters: values.0
            case .before: values.1
            case .after: values.2
            case .words: values.3
            case .title: values.4
            case .list: values.5
            case .text: values.6
            }
        }
        set {
            switch part {
            case .characters: values.0 = newValue
            case .before: values.1 = newValue
            case .after: values.2 = newValue
            case .words: values.3 = newValue
            case .title: values.4 = newValue
            case .list: values.5 = newValue
            case .text: values.6 = newValue
            }
        }
    }

    public static func == (left: NameReasons, right: NameReasons) -> Bool { Part.allCases.allSatisfy { left[$0] == right[$0] } }
}
