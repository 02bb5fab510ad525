package import MoyinReports
internal import GRDB

/// Why a ledger was not opened, read or changed, and what to do. Never holds anything of what was found.
package struct LedgerError: Error, CustomStringConvertible, Sendable {
    package enum Code: String, Sendable {
        case notFound = "ledger_not_found"
        case notALedger = "not_a_ledger"
        case newer = "ledger_newer"
        case damaged = "ledger_damaged"
        case busy = "ledger_busy"
        case runUnderWay = "run_under_way"
        case noKey = "key_missing"
        case wrongKey = "key_wrong"
        case noRoom = "disk_full"
        case failed = "ledger_failed"
        case badSelection = "bad_selection"
        case notAllowed = "not_allowed"
        case sourceUnreadable = "source_unreadable"
    }

    package let code: Code
    /// What happened and where, and the remedy, in the language asked for.
    package let description: String

    package init(_ code: Code, _ description: String) { (self.code, self.description) = (code, description) }

    /// - Parameter file: as it is told to people.
    init(_ error: DatabaseError, _ file: String) {
        switch error.resultCode {
        case .SQLITE_CORRUPT:
            self.init(
                .damaged,
                say("\(file) 已损坏，没有改动它；请从备份恢复（连同 \(file)-wal 一起移开），再运行 moyin audit verify",
                    "\(file) is damaged and was left as it is; restore it from a backup (move \(file)-wal away too), then run moyin audit verify"))
        case .SQLITE_NOTADB:
            self.init(.notALedger, say("\(file) 不是台账；请换一个文件名，这个文件没有改动", "\(file) is no ledger; choose another name, the file was left as it is"))
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, say("\(file) 正被占用；请稍后再试", "\(file) is in use; try again in a moment"))
        case .SQLITE_FULL, .SQLITE_IOERR:
            self.init(
                .noRoom,
                say("写不进 \(file)（SQLite \(error.extendedResultCode.rawValue)）：磁盘可能已满；已入账的不受影响，腾出空间后再运行一次即可接着做",
                    "cannot write to \(file) (SQLite \(error.extendedResultCode.rawValue)): the disk may be full; what was entered stands, make room and run it again to go on"))
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self.init(.failed, say("打不开 \(file)；请检查路径和权限", "cannot open \(file); check its path and permissions"))
        default:
            self.init(
                .failed,
                say("台账 \(file) 出错（SQLite \(error.extendedResultCode.rawValue)）；请检查磁盘，再运行 moyin audit verify",
                    "the ledger \(file) failed (SQLite \(error.extendedResultCode.rawValue)); check the disk, then run moyin audit verify"))
        }
    }
}
