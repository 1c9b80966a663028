/// What is sent back.
public struct Answer: Sendable {
    public var status: Int
    public var type: String
    public var headers: [(name: String, value: String)]
    public var bytes: [UInt8]

    public init(status: Int = 200, type: String, headers: [(name: String, value: String)] = [], bytes: [UInt8]) {
        self.status = status
        self.type = type
        self.headers = headers
        self.bytes = bytes
    }

    /// Sends the reader to another address, asked for with GET.
    public static func redirect(_ address: String) -> Answer {
        Answer(status: 303, type: "text/plain; charset=utf-8", headers: [("Location", address)], bytes: [])
    }

    /// The first value of a header.
    public subscript(header name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// Why an answer is none: a status, and the id of the text that tells it (`fault-…` in the texts of the interface).
public struct Fault: Error, Sendable {
    public var status: Int
    public var reason: String
    /// What was asked for that can't be had, as it was asked.
    public var subject: String
    public var headers: [(name: String, value: String)] = []

    public init(_ status: Int, _ reason: String, _ subject: String = "", headers: [(name: String, value: String)] = []) {
        self.status = status
        self.reason = reason
        self.subject = subject
        self.headers = headers
    }

    static func unknown(_ subject: String) -> Fault { Fault(404, "unknown", subject) }
}
