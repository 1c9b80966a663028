import Foundation
import Testing

/// Reports with one id from different sources, as a user adds them; in words of our own.
@Suite struct NamesakeCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private var database: String { scratch.path + "/n.sqlite" }
    private static let raid = "قصفت الطائرات سوق الحبوب في كحلوان صباح الاثنين وأصيب عشرون بجروح."
    private static let truce = "أعلنت جبهة التلال هدنة مدتها ثلاثة أيام تبدأ مساء الخميس في سندوان."

    private func add(_ arguments: [String], from folder: String? = nil, to file: String? = nil) throws -> String {
        let result = try Program.run(["add", "--db", file ?? database] + arguments, folder: folder)
        #expect(result.code == 0, "\(result.err)")
        return result.out.split(separator: ": ").last.map(String.init) ?? ""
    }

    private func texts(_ file: String? = nil) throws -> [String] {
        let script =
            "import sqlite3, sys\nfor row in sorted(sqlite3.connect(sys.argv[1]).execute('SELECT text FROM report_list')): print(row[0].split('\\n')[-1])"
        return try Program.run(["python3", "-c", script, file ?? database], program: "/usr/bin/env").lines.map(String.init)
    }

    private func write(_ folder: String, _ name: String, _ text: String) throws -> String {
        try FileManager.default.createDirectory(atPath: scratch.path + "/" + folder, withIntermediateDirectories: true)
        return try scratch.write(folder + "/" + name, text)
    }

    private func feed(_ host: String, _ text: String) -> String {
        """
        <?xml version="1.0"?><rss version="2.0"><channel><title>\(host)</title><link>https://\(host)/</link><item><guid isPermaLink="false">1</guid>\
        <title>خبر</title><link>https://\(host)/news/1</link><description>\(text)</description></item></channel></rss>
        """
    }

    @Test func entriesOfTwoFeeds() throws {
        let paths = [try write("a", "feed.xml", feed("a.example", Self.raid)), try write("b", "feed.xml", feed("b.example", Self.truce))]
        #expect(try add(paths) == "2 reports added\n")
        #expect(try add(paths.reversed()) == "0 reports added, 2 unchanged\n")
        #expect(try texts() == [Self.truce, Self.raid])
        let other = scratch.path + "/other.sqlite"
        #expect(try add(paths.reversed(), to: other) == "2 reports added\n")
        #expect(try texts(other) == texts())
        // The feed again with a changed text.
        _ = try write("b", "feed.xml", feed("b.example", Self.truce + " وقالت الجبهة إنها قد تمتد."))
        #expect(try add(paths) == "0 reports added, 1 new version, 1 unchanged\n")
    }

    @Test func pagesOfOneNameInTwoFolders() throws {
        func page(_ text: String) -> String { "<html lang=\"ar\"><body><article><p>\(text)</p><p>\(text)</p></article></body></html>" }
        _ = try write("x/2031-08-24", "index.html", page(Self.raid))
        _ = try write("x/2031-08-25", "index.html", page(Self.truce))
        #expect(try add(["-q", scratch.path + "/x"]) == "")
        #expect(try texts().count == 2)
        #expect(try add([scratch.path + "/x"]) == "0 reports added, 2 unchanged\n")
    }

    @Test func oneNameFromTwoFoldersAndByTwoPaths() throws {
        let (first, second) = (try write("a", "news.txt", Self.raid), try write("b", "news.txt", Self.truce))
        let folders = [first, second].map { ($0 as NSString).deletingLastPathComponent }
        #expect(try add(["news.txt"], from: folders[0]) == "1 report added\n")
        #expect(try add(["news.txt"], from: folders[1]) == "1 report added\n")
        #expect(try texts() == [Self.truce, Self.raid])
        // By its whole path, and from another folder.
        #expect(try add([first]) == "0 reports added, 1 unchanged\n")
        #expect(try add(["../b/news.txt"], from: folders[0]) == "0 reports added, 1 unchanged\n")
        _ = try write("b", "news.txt", "عاد وفد الوسطاء إلى مارينيا.")
        #expect(try add(["../b/news.txt"], from: folders[0]) == "0 reports added, 1 new version\n")
        #expect(try texts().count == 3)
    }

    @Test func rowsOfTwoTables() throws {
        let mapping = try scratch.write("map.yaml", "id: id\ntext: body\n")
        let tables = [try write("t", "a.csv", "id,body\n1,\(Self.raid)\n"), try write("t", "b.csv", "id,body\n1,\(Self.truce)\n")]
        #expect(try add(["--mapping", mapping] + tables) == "2 reports added\n")
        #expect(try add(["--mapping", mapping] + tables.reversed()) == "0 reports added, 2 unchanged\n")
        #expect(try texts() == [Self.truce, Self.raid])
    }

    @Test func rowsOfOneTableWithOneID() throws {
        let table = try write("t", "a.csv", "id,text\n1,\(Self.raid)\n1,\(Self.truce)\n1,\(Self.raid) وقتل ثلاثة.\n")
        #expect(try add([table]) == "2 reports added, 1 new version\n")
        #expect(try texts() == [Self.truce, Self.raid, Self.raid + " وقتل ثلاثة."])
        #expect(try add([table]) == "0 reports added, 3 unchanged\n")
    }

    @Test func whatStandsInNoFile() throws {
        func pipe(_ text: String) throws -> String {
            let path = try scratch.write("in.txt", text)
            return try Program.shell("cat \(path) | \"$hudna\" add - --db \(database)").out
        }
        #expect(try pipe(Self.raid).hasSuffix(": 1 report added\n"))
        #expect(try pipe(Self.truce).hasSuffix(": 1 report added\n"))
        #expect(try pipe(Self.raid).hasSuffix(": 0 reports added, 1 unchanged\n"))
        #expect(try pipe(Self.raid + " وقتل ثلاثة.").hasSuffix(": 0 reports added, 1 new version\n"))
        #expect(try texts().count == 3)
    }

    @Test func aForgottenReportLeavesItsNamesake() throws {
        let paths = [try write("a", "news.txt", Self.raid), try write("b", "news.txt", Self.truce)]
        #expect(try add(paths) == "2 reports added\n")
        let forgotten = try Program.run(["forget", "news", "--reason", "asked", "--db", database])
        #expect(forgotten.code == 0 && forgotten.err.contains("other reports came with the id news and are still there: news~"), "\(forgotten.err)")
        #expect(try add(paths) == "0 reports added, 1 unchanged, 1 left out (forgotten)\n")
        #expect(try texts() == [Self.truce])
    }

    @Test func storiesOfFilesTellThemApart() throws {
        let paths = [try write("a", "news.txt", Self.raid), try write("b", "news.txt", Self.truce)]
        let told = try Program.run(["stories", "--json", "-q"] + paths)
        let stored = try Program.run(["stories", "--json", "-q", "--db", database])
        #expect(stored.code == 65)
        _ = try add(paths)
        #expect(try Program.run(["stories", "--json", "-q", "--db", database]).out == told.out)
        #expect(told.out.contains("\"news\"") && told.out.contains("\"news~"), "\(told.out)")
    }
}
