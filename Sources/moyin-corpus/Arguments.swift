public import ArgumentParser
public import MoyinCorpus

extension Corpus.Selection: ExpressibleByArgument {}
extension Bulk.Kind: ExpressibleByArgument {}
