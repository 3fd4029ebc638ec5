namespace Funding.Core;

/// <summary>What mandates are called.</summary>
public static class MandateNames
{
    /// <summary>The mandate's name, with a capital letter.</summary>
    public static LocalizedText Name(this MandateKind kind) =>
        kind switch
        {
            MandateKind.ApplicantEditor => new("Arbetar med ansökningar", "Works with applications"),
            MandateKind.AuthorisedSignatory => new("Firmatecknare", "Authorised signatory"),
            MandateKind.PartnerReviewer => new("Lämnar partens yttranden", "Gives the party's opinions"),
            MandateKind.PartnerManager => new("Partens chef", "The party's manager"),
            MandateKind.BoardMember => new("Ledamot", "Board member"),
            MandateKind.Substitute => new("Ersättare", "Substitute"),
            MandateKind.Chair => new("Ordförande", "Chair"),
            MandateKind.ViceChair => new("Vice ordförande", "Vice chair"),
            MandateKind.Secretariat => new("Kansli", "Secretariat"),
            MandateKind.Finance => new("Ekonom", "Finance"),
            MandateKind.Director => new("Förbundschef", "Director"),
            MandateKind.Auditor => new("Revisor", "Auditor"),
            MandateKind.Administrator => new("Administratör", "Administrator"),
        };
}
