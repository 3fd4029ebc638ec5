using Funding.Core;
using Funding.Functions.Email;

namespace Funding.Functions.Tests.Email;

public sealed class ExampleMailsTests
{
    [Fact]
    public void There_is_an_example_of_everything_that_a_mail_can_say() =>
        Assert.Equal(
            typeof(MailParameter)
                .GetFields()
                .Select(field => (string)field.GetRawConstantValue()!)
                .Order(StringComparer.Ordinal),
            ExampleMails.Values.Keys.Order(StringComparer.Ordinal)
        );
}
