namespace Funding.Functions.Email.Templates;

/// <summary>Choices, which come by their JSON names, in words.</summary>
internal static class Choices
{
    internal static string Sv(string choice) =>
        choice switch
        {
            "meeting" => "Beslut vid sammanträde",
            "delegated" => "Beslut på delegation",
            "advisory" => "Rådgivande omröstning (inget beslut)",
            "grant" => "Bevilja ansökan",
            "grantPart" => "Bevilja en del av det sökta",
            "reject" => "Avslå ansökan",
            "yes" => "Ja till förslaget",
            "no" => "Nej till förslaget",
            "abstain" => "Avstår",
            "recused" => "Jäv: du deltar inte i ärendet och en ersättare kallas",
            "serves" => "Inte jäv: du tjänstgör i ärendet",
            "upheld" => "Beslutet står fast",
            "annulled" => "Beslutet är upphävt",
            _ => choice,
        };

    internal static string En(string choice) =>
        choice switch
        {
            "meeting" => "Decision at a meeting",
            "delegated" => "Delegated decision",
            "advisory" => "Advisory poll (not a decision)",
            "grant" => "Grant the application",
            "grantPart" => "Grant part of what is sought",
            "reject" => "Reject the application",
            "yes" => "Yes to the proposal",
            "no" => "No to the proposal",
            "abstain" => "Abstain",
            "recused" => "Conflict of interest: you take no part and a substitute is called",
            "serves" => "No conflict of interest: you serve in the matter",
            "upheld" => "The decision stands",
            "annulled" => "The decision is annulled",
            _ => choice,
        };
}
