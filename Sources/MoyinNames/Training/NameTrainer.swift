internal import Glibc
public import MoyinText

/// Makes a model from tables and texts. The same inputs give the same bytes.
public struct NameTrainer {
    /// What has been done.
    public enum Step: Sendable, Equatable {
        /// How many candidates that are names the first stage throws out, and how many others it lets pass.
        case firstStage(lost: Int, names: Int, kept: Int, others: Int)
        case lessons(texts: Int, candidates: Int, names: Int, missed: Int)
        /// Of the first or second half of the texts, or of all (nil). Loss: nats on names.
        case epoch(Int, of: Int, half: Int?, loss: Int)
        case secondLook([Float])
        case calibration([Float])
    }

    public struct Options: Sendable {
        public var epochs = 12
        /// Epochs at the end whose weights are averaged.
        public var averaged = 10
        public var rate: Float = 0.08
        /// Share of the features that a step leaves out.
        public var dropout: Float = 0.2
        /// The same for features that stand for one name.
        public var forgetting: Float = 0.6
        /// Features that fewer candidates have teach nothing.
        public var least = 3
        public var seed: UInt64 = 20_261_125
        public var version = NameModel.Version(major: 1, minor: 0)
        /// What the model file says about its origin.
        public var provenance = ""
        public init() {}
    }

    private let fold: FoldTable
    private var tables: [(ModelFile.Section, [UInt8])]
    private let documents: [TrainingDocument]
    private var options: Options
    /// Without weights: for finding candidates and their features.
    private var blank: NameModel

    public init(_ tables: NameTables, _ documents: [TrainingDocument], fold: FoldTable, options: Options = Options()) throws(NameModelError) {
        self.fold = fold
        self.documents = documents
        self.options = options
        self.options.averaged = max(1, min(options.averaged, options.epochs))
        var tables = tables
        tables.learn(documents, fold)
        self.tables = tables.sections(background: Self.background(documents, fold)) + [(.gate, NameGate().bytes), (.hanGate, HanGate().bytes)]
        blank = try Self.model(self.tables, weights: [Int8](repeating: 0, count: 1 << NameModel.weightBits), scale: NameModel.largestScale, options.version)
    }

    private static func background(_ documents: [TrainingDocument], _ fold: FoldTable) -> [UInt16: Float] {
        var counts = [Int](repeating: 0, count: NameModel.units)
        var text = NameUnits(NameAlphabet(.blank, fold))
        for document in documents {
            document.text.withUnsafeBufferPointer { bytes in
                guard let base = bytes.baseAddress else { return }
                text.read(base, 0..<bytes.count)
                for index in 0..<text.count { counts[Int(text.units[index])] += 1 }
            }
        }
        var background: [UInt16: Float] = [:]
        for (unit, count) in counts.enumerated() where count > 0 { background[UInt16(unit)] = Float(count) }
        return background
    }

    private static func file(
        _ tables: [(ModelFile.Section, [UInt8])], weights: [Int8], scale: Float, least: Int = .min, echo: EchoTable = EchoTable(),
        calibration: Calibration = Calibration(), provenance: String = "", _ version: NameModel.Version
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: scale.bitPattern)
        bytes.append(littleEndian: UInt32(bitPattern: Int32(clamping: least)))
        bytes += weights.map { UInt8(bitPattern: $0) }
        return ModelFile.write(version, tables + [(.weights, bytes), (.echo, echo.bytes), (.calibration, calibration.bytes), (.provenance, Array(provenance.utf8))])
    }

    private static func model(
        _ tables: [(ModelFile.Section, [UInt8])], weights: [Int8], scale: Float, _ version: NameModel.Version
    ) throws(NameModelError) -> NameModel {
        try NameModel.read(file(tables, weights: weights, scale: scale, version))
    }

    /// Trains and returns the bytes of the model file.
    ///
    /// - Parameter progress: told what has been done.
    public mutating func train(_ progress: (Step) -> Void) throws(NameModelError) -> [UInt8] {
        var gate = GateTrainer()
        var hanGate = HanGateTrainer()
        read().teach(&gate, &hanGate)
        tables[tables.count - 2] = (.gate, gate.train(seed: options.seed, progress).bytes)
        tables[tables.count - 1] = (.hanGate, hanGate.train(blank.characters, seed: options.seed, progress).bytes)
        blank = try Self.model(tables, weights: [Int8](repeating: 0, count: 1 << NameModel.weightBits), scale: NameModel.largestScale, options.version)
        var lessons = read()
        progress(.lessons(texts: documents.count, candidates: lessons.candidates.count, names: lessons.names, missed: lessons.missed))
        // What the second look adds is learned from scores of texts that the weights have not seen.
        lessons.dropRare(options.least)
        var echo = EchoTrainer()
        var measured: [(probability: Float, isName: Bool, weight: Float)] = []
        var sums: [Float] = []
        let halves = (0..<2).map { Self.quantise(fit(lessons, leavingOut: $0, progress)) }
        for (half, (quantised, scale)) in halves.enumerated() {
            lessons.settle(quantised, scale)
            echo.learn(lessons, half)
        }
        let table = echo.finish(seed: options.seed)
        for (half, (quantised, scale)) in halves.enumerated() {
            // The same again with the echoes, for the calibration.
            lessons.settle(quantised, scale)
            lessons.echo(table, half)
            measured += lessons.measured(half)
            sums += lessons.sums(half, quantised, scale)
        }
        let calibration = Calibration(measured)
        progress(.secondLook(table.values))
        progress(.calibration(calibration.values))
        let (quantised, scale) = Self.quantise(fit(lessons, leavingOut: nil, progress))
        // The sum of its characters' weights that all but a few names reach which the weights have not seen.
        sums.sort()
        let nats = sums.isEmpty ? -NameLattice.bound : sums[sums.count / 300]
        let least = Int((nats / scale).rounded())
        return Self.file(tables, weights: quantised, scale: scale, least: least, echo: table, calibration: calibration, provenance: options.provenance,
            options.version)
    }

    private func read() -> Lessons {
        var lessons = Lessons()
        var recogniser = NameRecogniser(blank, fold: fold)
        for (index, document) in documents.enumerated() { lessons.add(document, number: index, &recogniser) }
        return lessons
    }

    /// Weights that make the marked names likely (a log-linear model over the ways to read each cluster, AdaGrad).
    private func fit(_ lessons: Lessons, leavingOut half: Int?, _ progress: (Step) -> Void) -> [Float] {
        let size = 1 << NameModel.weightBits
        var weights = [Float](repeating: 0, count: size)
        var squares = [Float](repeating: 0.1, count: size)
        var average = [Float](repeating: 0, count: size)
        var order = lessons.clusters.indices.filter { half == nil || lessons.clusters[$0].half != half }
        var random = TrainingRandom(seed: options.seed)
        var candidates: [NameCandidate] = []
        let limit = UInt64(Double(options.dropout) * 65536)
        let identity = UInt64(Double(options.forgetting) * 65536)
        let mask = UInt32(1 << NameModel.weightBits - 1)
        for epoch in 0..<options.epochs {
            random.shuffle(&order)
            var loss: Double = 0
            for number in order {
                let cluster = lessons.clusters[number]
                candidates.removeAll(keepingCapacity: true)
                let salt = random.next()
                for index in cluster.range {
                    var sum: Float = 0
                    for feature in lessons.features(of: index) where isKept(feature, salt, limit, identity) {
                        sum += weights[Int(feature & mask)]
                    }
                    var candidate = lessons.candidates[index]
                    candidate.score = max(-NameLattice.bound, min(NameLattice.bound, sum))
                    candidates.append(candidate)
                }
                candidates.withUnsafeMutableBufferPointer { NameLattice.settle($0) }
                for (offset, index) in cluster.range.enumerated() {
                    let isName = lessons.isName[index]
                    let probability = candidates[offset].probability
                    if isName { loss -= Double(log(max(probability, 1e-6)) * cluster.weight) }
                    let error = (probability - (isName ? 1 : 0)) * cluster.weight
                    if abs(error) < 1e-4 { continue }
                    for feature in lessons.features(of: index) where isKept(feature, salt, limit, identity) {
                        let place = Int(feature & mask)
                        squares[place] += error * error
                        weights[place] -= options.rate * error / squares[place].squareRoot()
                    }
                }
            }
            if epoch >= options.epochs - options.averaged {
                for index in 0..<size { average[index] += weights[index] / Float(options.averaged) }
            }
            progress(.epoch(epoch + 1, of: options.epochs, half: half, loss: Int(loss)))
        }
        return average
    }

    /// Whether this step sees a feature. One that stands for a single name is hidden often, or the model learns names by
    /// heart and nothing about their surroundings.
    @inline(__always)
    private func isKept(_ feature: UInt32, _ salt: UInt64, _ limit: UInt64, _ identity: UInt64) -> Bool {
        var chance = UInt64(feature) &* 0x9e37_79b9_7f4a_7c15 ^ salt
        chance = (chance ^ chance >> 29) &* 0xbf58_476d_1ce4_e5b9
        return chance >> 48 >= (feature & Lessons.identity != 0 ? identity : limit)
    }

    /// Eight bits a weight. Dropout let each feature carry a little more than its share.
    private static func quantise(_ weights: [Float]) -> ([Int8], Float) {
        let largest = weights.reduce(Float(0)) { max($0, abs($1)) }
        let scale = max(min(largest, 4) / 127, 1e-6)
        return (weights.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) }, scale)
    }
}
