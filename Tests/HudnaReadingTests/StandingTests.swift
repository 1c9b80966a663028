import HudnaLanguage
import HudnaRecord
import HudnaText
import Testing

@testable import HudnaReading

/// What never happened is not told as if it had, and a truce is no attack. Sides and places are invented.
@Suite struct StandingTests {
    let reader: Reader

    init() throws { reader = Reader(language: try Fixture.language.get()) }

    @Test(arguments: [
        ("إذا قصف جيش سندوان أي موقع من مواقعنا سنرد.", ClaimType.attack, Status.conditional),
        ("إن لم تنسحب حركة خط الماء خلال 24 ساعة فلا هدنة.", .withdraw, .conditional),
        ("انتهت الجولة بلا وثيقة يوقعها الطرفان.", .sign, .negated),
        ("لم توقع حركة خط الماء الاتفاق.", .sign, .negated),
        ("غادر الوفد المدينة من دون أن يوقع الاتفاق.", .sign, .negated),
        ("رفضت حركة خط الماء التوقيع على الاتفاق.", .sign, .negated),
        ("نفى مصدر حكومي أن تكون الحكومة قد وافقت على الهدنة.", .accept, .negated),
        ("في حال توقيع الاتفاق ستنسحب القوات.", .withdraw, .conditional),
        ("رحبت الحكومة بالتوقيع المنتظر على الاتفاق.", .sign, .planned),
        ("صرح المتحدث باسم الحركة أن التوقيع سيتم غدا.", .sign, .planned),
        ("أكد مسؤول في الحركة أن التوقيع سيجري اليوم.", .sign, .planned),
        ("سيصل وفد الحركة غدا، فيكتمل الاتفاق بتوقيع الطرفين.", .sign, .planned),
        ("ومن المتوقع أن تكون حكومة مارينيا حاضرة عند توقيع الاتفاق.", .sign, .planned),
        ("يأمل الوسطاء في أن يوقع الطرفان الاتفاق خلال أيام.", .sign, .possible),
        ("تستأنف المحادثات في السهل الاثنين.", .talks, .planned),
        ("إذا تم توقيع الاتفاق بين مارينيا وسندوان فسينسحب الجيش.", .sign, .conditional),
        ("هددت حركة الضفاف بقتل الرهينة ما لم يتم إطلاق سراح المعتقلين.", .release, .conditional),
        ("ومن المقرر أن يتم استئناف المحادثات بين الوفدين غدا.", .talks, .planned),
        ("زيارة المبعوث إلى نوردا ستتمحور حول الهدنة.", .visit, .planned),
        ("ترفض الحركة التفاوض قبل انسحاب الجيش.", .withdraw, .conditional),
        ("أعلنت الحركة أنها ليست ضد تمديد الهدنة.", .refuse, .negated),
    ])
    func whatHasNotHappened(_ text: String, _ type: ClaimType, _ status: Status) {
        #expect(reader.claims(text).filter { $0.type == type }.map(\.status) == [status])
    }

    /// وإن is also "and that".
    @Test func whatIsToldToo() {
        let found = reader.claims("قال الناطق إن المقاومة سيطرت على المدينة وإن الجيش قصف مواقعها.")
        #expect(found.first { $0.type == .attack }?.status == .occurred)
    }

    @Test(arguments: [
        "أعلن جيش سندوان اليوم وقفا لإطلاق النار من جانب واحد.", "أعلنت مارينيا وسندوان وقفا فوريا لإطلاق النار.",
        "أعلن جيش سندوان وقف إطلاق النار في الوادي.", "أعلن جيش سندوان وقفا شاملا لإطلاق النار.",
    ])
    func aTruceIsNoAttack(_ text: String) {
        let types = reader.claims(text).map(\.type)
        #expect(types.contains(.truceStart) && !types.contains(.attack), "\(types)")
    }

    /// توصل has the letters of "she delivers"; nobody is said to resume talks.
    @Test(arguments: [
        ("توصل الطرفان إلى هدنة مدتها عشرة أيام.", ClaimType.accept), ("لوح قائد الجيش بعملية عسكرية واسعة.", .threaten),
        ("استؤنفت المحادثات في السهل اليوم.", .talks),
    ])
    func whatHappened(_ text: String, _ type: ClaimType) {
        #expect(reader.claims(text).first { $0.type == type }?.status == .occurred)
    }

    @Test func whoComesToSignHasNotAgreed() {
        let types = reader.claims("وصل وفد حركة الضفاف إلى المدينة للتوقيع على اتفاق الهدنة.").map(\.type)
        #expect(types.contains(.sign) && !types.contains(.accept), "\(types)")
    }

    @Test func whatIsStillAhead() {
        let report = Report(id: "r", text: Array("تدخل الهدنة حيز التنفيذ غدا.".utf8), published: PartialDate(year: 2031, month: 5, day: 13))
        #expect(reader.read(report, date: nil).claims.map(\.status) == [.planned])
    }

    @Test func minutesBehindAnHour() {
        let times = reader.read(
            Report(id: "r", text: Array("تدخل الهدنة حيز التنفيذ اليوم الساعة 14 و30 دقيقة بتوقيت بغداد.".utf8)),
            date: nil
        ).times
        #expect(times.contains { $0.text == "اليوم الساعة 14 و30 دقيقة بتوقيت بغداد" || $0.text == "الساعة 14 و30 دقيقة بتوقيت بغداد" }, "\(times.map(\.text))")
    }
}
